/** The lines that people copy into their programs. */

export interface ProgramLines {
  /** name of the language or program */
  readonly name: string;
  readonly lines: string;
}

/** `address`: of the data of a table, without an ending. */
export function listProgramLines(address: string): ProgramLines[] {
  return [
    {
      name: 'R',
      lines: `data <- read.csv("${address}.csv", fileEncoding = "UTF-8-BOM")
numbers <- data[!is.na(data$value), ]
table(data$reason)`,
    },
    {
      name: 'Python',
      lines: `import pandas
data = pandas.read_csv("${address}.csv")
print(data[data["value"].notna()], data["reason"].value_counts())`,
    },
    {
      name: 'JavaScript',
      lines: `const answer = await fetch("${address}.json");
const table = await answer.json(); // JSON-stat 2.0
console.log(table.label, table.value, table.status);`,
    },
    { name: 'curl', lines: `curl --compressed -H "Accept: application/vnd.sdmx.data+json" "${address}"` },
  ];
}
