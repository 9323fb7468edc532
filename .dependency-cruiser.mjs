/** The arrows of the house (ARCHITECTURE.md). Each rule says why; `npm run check` follows them. */

/** Rooms in the order in which they may know one another. */
const rooms = [
  'place',
  'people',
  'release',
  'fact',
  'instrument',
  'survey',
  'participation',
  'listening',
  'theme',
  'governance',
  'indicator',
  'delivery',
  'activity',
  'policy',
  'stock-take',
  'strategy',
  'implementation',
  'evaluation',
  'level',
  'practice',
  'circle',
  'fund',
  'application',
  'network',
  'exchange',
  'neighbour',
  'ask',
  'comparison',
  'observer',
  'evidence',
  'publication',
  'open-data',
  'research',
  'report',
  'message',
  'site',
  // Last, because it composes: the example town goes through every room as a person would, and none knows it.
  'example',
];

/** What a package may import of the others. `cube` stands below the rest. */
const packagesBelow = {
  cube: [],
  questionnaire: [],
  reference: [],
  statistics: ['cube'],
  disclosure: ['cube'],
  formats: ['cube'],
  charts: ['cube'],
};

const tests = String.raw`\.(test|fixture)\.ts$|/testing/`;

/** Programs of other threads. */
const workers = String.raw`\.worker\.ts$`;

/** What a room offers to others. */
const doors = String.raw`\.(types|rules|usecases)(\.ts)?$`;

const packageRules = Object.entries(packagesBelow).map(([name, below]) => ({
  name: `package-${name}-knows-only-packages-below`,
  comment: 'A package that others would use alone cannot drag its neighbours along.',
  severity: 'error',
  from: { path: `^packages/${name}/src/`, pathNot: tests },
  to: { path: '^packages/', pathNot: `^packages/(${[name, ...below].join('|')})/` },
}));

const roomRules = rooms.flatMap((room, index) => {
  const before = rooms.slice(0, index).join('|') || 'none';
  return [
    {
      name: `room-${room}-knows-only-rooms-before-it`,
      comment: 'Rooms in one order cannot form a knot: a newcomer reads them from the first to the last.',
      severity: 'error',
      from: { path: `^app/src/features/${room}/`, pathNot: tests },
      to: { path: '^app/src/features/', pathNot: `^app/src/features/(${room}|${before})/` },
    },
    {
      name: `room-${room}-enters-other-rooms-by-the-door`,
      comment:
        'Nouns, rules and use cases are what a room offers; its SQL, schemas and pages are its own affair.',
      severity: 'error',
      from: { path: `^app/src/features/${room}/`, pathNot: `${tests}|${workers}` },
      to: { path: '^app/src/features/', pathNot: String.raw`^app/src/features/${room}/|${doors}` },
    },
    {
      name: `worker-of-${room}-enters-other-rooms-by-the-door`,
      comment:
        'As rooms do. Sealed tables lose their seal between threads: a worker reads them back itself, without a database.',
      severity: 'error',
      from: { path: String.raw`^app/src/features/${room}/.*${workers}`, pathNot: tests },
      to: {
        path: '^app/src/features/',
        pathNot: String.raw`^app/src/features/${room}/|${doors}|^app/src/features/release/server/stored-tables\.ts$`,
      },
    },
  ];
});

export default {
  forbidden: [
    ...packageRules,
    ...roomRules,
    {
      name: 'packages-are-pure',
      comment:
        'Packages compute. Without I/O, clock or framework they give the same result everywhere, for ever.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: { path: '^app/|node_modules/(@sveltejs|svelte|kysely|pg|zod)/' },
    },
    {
      name: 'packages-load-no-node-modules-of-node',
      comment: 'A package that reads a file or a clock cannot be tested by its arguments alone.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'packages-have-one-door',
      comment: 'What index.ts does not export may change freely.',
      severity: 'error',
      from: { path: '^(app|bench|e2e)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: '^packages/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'only-routes-and-ui-know-the-framework',
      comment: 'Decisions and SQL must be callable from the command line and outlive the framework.',
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: String.raw`^app/src/(routes|ui)/|^app/src/(hooks|app\.d)|^app/vite\.config|\.svelte$`,
      },
      to: { path: String.raw`^(\$app/|@sveltejs/kit)|node_modules/@sveltejs/kit/` },
    },
    {
      name: 'features-know-no-page',
      comment: 'Pages call features; a feature that knows its page cannot be called from elsewhere.',
      severity: 'error',
      from: { path: '^app/(src/(features|server|ui)|cli)/' },
      to: { path: '^app/src/routes/' },
    },
    {
      name: 'ui-knows-no-feature',
      comment: 'A button that knows a survey can be used for surveys only.',
      severity: 'error',
      from: { path: '^app/src/ui/' },
      to: { path: '^app/src/features/' },
    },
    {
      name: 'plumbing-knows-no-feature',
      comment:
        'The doors to the database are the same for every room; only the start and the jobs name rooms.',
      severity: 'error',
      from: { path: '^app/src/server/', pathNot: String.raw`start-steps|/jobs/|jobs\.ts|${tests}` },
      to: { path: '^app/src/features/' },
    },
    {
      name: 'one-kysely-instance',
      comment: 'Everything receives a transaction from a door, so that no query runs without role and actor.',
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: String.raw`^app/src/(hooks|server/(db|auth|database)/)|^app/cli/connect-doors|start-steps|jobs|${tests}`,
      },
      to: { path: '^app/src/server/db/connection\\.ts$' },
    },
    {
      name: 'no-driver-beside-the-doors',
      comment: 'A second way to the database would go round row-level security.',
      severity: 'error',
      from: { path: '^app/', pathNot: String.raw`^app/src/server/(db|auth|database)/|^app/cli/|${tests}` },
      to: { path: 'node_modules/pg/' },
    },
    {
      name: 'start-before-the-house',
      comment: 'Starting the database must work when everything above it is broken.',
      severity: 'error',
      from: { path: '^app/src/server/(database|settings)/', pathNot: tests },
      to: { path: '^app/src/', pathNot: '^app/src/server/(database|settings)/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration is frozen; code it imported would change under it.',
      severity: 'error',
      from: { path: '^app/migrations/' },
      to: { path: '^(app/src|packages)/' },
    },
    {
      name: 'program-imports-no-test',
      comment: 'What only tests need is not shipped.',
      severity: 'error',
      from: { pathNot: `${tests}|^(e2e|bench|tools)/` },
      to: { path: tests },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file cut badly.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-missing',
      comment: 'An import that is not in package.json works on one machine only.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: String.raw`^(\$app/|\./\$types|.*build/handler\.js)` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`(^|/)(build|\.svelte-kit)/|node_modules/\$app` },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.d.ts'],
    },
  },
};
