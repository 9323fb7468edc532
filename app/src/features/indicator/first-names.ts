/**
 * First names that are common among people who live in or come to European towns, in Latin letters without accents. Only
 * used to recognise lists of persons, which are then refused; a name is never looked up for anything else. Words that are
 * also frequent in names of municipalities are left to the check of what stands before them (Sankt, San, Santa …).
 */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `anna maria martin thomas michael andreas peter stefan stephan christian sabine petra monika claudia susanne julia laura
  lena lea mia emma hannah hanna lukas leon paul felix jonas max maximilian moritz sophie sofia sophia katharina christina
  barbara ursula karin heike birgit angelika gabriele renate helga hans klaus juergen jurgen wolfgang dieter uwe frank
  markus matthias daniel david alexander sebastian florian tobias jan philipp simon fabian benjamin patrick
  mohammed mohamed muhammad mohammad mohamad ahmad ahmed ali hassan hasan hussein husein omar omer umar yusuf youssef
  ibrahim khaled khalid mustafa mahmoud mahmud abdullah abdul abdulrahman karim samir tarek bilal hamza fatima fatma
  aisha ayse aysel zeynep elif emine hatice mehmet emre murat leyla layla mariam maryam zahra zainab noor nour amina
  amira yasmin yasmina samira khadija rania hala rima dina salma sara sarah farid reza hossein mehdi amir arash parisa
  oleksandr olexandr serhii sergej sergey andrii andriy dmytro dmitri volodymyr vladimir mykola ivan igor ihor yurii yuri
  oleh oleg olena elena oksana natalia nataliya nataliia tetiana tatiana iryna irina svitlana svetlana kateryna yulia
  yuliia anastasia anastasiia olha olga viktoria viktoriia lyudmyla halyna valentyna mariia daria dariia
  john james robert william mary jennifer elizabeth susan jessica emily george charles richard joseph
  antonio jose manuel francisco juan pedro javier carlos luis miguel carmen isabel lucia pilar rosario dolores
  giuseppe giovanni mario luigi francesco marco andrea alessandro matteo lorenzo giulia francesca chiara paola
  jean pierre marie michel claude nathalie piotr krzysztof andrzej tomasz pawel agnieszka katarzyna malgorzata ewa
  ion ionut mihai andrei gheorghe vasile ioana nicoleta samuel emmanuel blessing grace joy musa ibrahima mamadou
  fatoumata aminata abebe tesfaye selam yonas haile hiwot mehret nguyen linh minh`
    .split(/\s+/)
    .filter((name) => name !== ''),
);
