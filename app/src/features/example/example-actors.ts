/** Who takes part in integration in the example town. Names say what somebody does; none belongs to anybody. */
export interface ExampleActor {
  readonly name: string;
  /** code of packages/reference */
  readonly kind: string;
  readonly contactRole: string;
  /** codes of areas of life in packages/reference */
  readonly areas: readonly string[];
  /** may appear by its kind in public even where it is the only one of that kind */
  readonly agreedToBeNamed: boolean;
}

function actor(kind: string, name: string, contactRole: string, areas: readonly string[], agreed = true) {
  return { kind, name, contactRole, areas, agreedToBeNamed: agreed } satisfies ExampleActor;
}

export const EXAMPLE_ACTORS: readonly ExampleActor[] = [
  actor('non-public-service-providers', 'Advice centre for newcomers', 'Head of advice', ['social-services']),
  actor('non-public-service-providers', 'Adult education centre', 'Course planner', ['language-and-culture']),
  actor('non-public-service-providers', 'Family centre on the market square', 'Director', ['education']),
  actor('pro-migrant-groups', 'Volunteer language café', 'Speaker of the volunteers', [
    'language-and-culture',
  ]),
  actor('pro-migrant-groups', 'Welcome circle', 'Chair', ['interaction', 'housing']),
  actor('pro-migrant-groups', 'Bicycle workshop for all', 'Coordinator', ['interaction']),
  actor('migrant-organisations', 'Association of new neighbours', 'Chair', ['inclusion-in-policymaking']),
  actor('migrant-organisations', 'Parents for many languages', 'Speaker', ['education']),
  actor('private-companies', 'Furniture works', 'Head of personnel', ['employment'], false),
  actor('private-companies', 'Bakery cooperative', 'Manager', ['employment'], false),
  actor('employers', 'Nursing home by the mill', 'Head of care', ['employment'], false),
  actor('employer-organisations', 'Local association of crafts and trade', 'Secretary', ['employment']),
  actor('housing', 'Municipal housing cooperative', 'Head of letting', ['housing']),
  actor('trade-unions', 'Trade union office', 'Local secretary', ['employment'], false),
  actor('media-and-experts', 'Local weekly paper', 'Editor', ['overcoming-discrimination'], false),
  actor('regional-government', 'Regional office for migration', 'Adviser for towns', ['social-services']),
  actor('regional-government', 'Regional school authority', 'Head of section', ['education']),
  actor('national-government', 'National agency for integration', 'Regional contact', [
    'language-and-culture',
  ]),
  actor('national-mps', 'Constituency office', 'Office manager', ['inclusion-in-policymaking']),
  actor('local-governments-in-country', 'Network of small towns', 'Coordinator', [
    'monitoring-and-evaluation',
  ]),
  actor('elected-local-policymakers', 'Mayor’s office', 'Mayor', ['inclusion-in-policymaking']),
  actor('majority-councillors', 'Groups of the council majority', 'Speakers', ['inclusion-in-policymaking']),
  actor('opposition-councillors', 'Groups of the opposition', 'Speakers', ['inclusion-in-policymaking']),
  actor('local-officials', 'Citizens’ office', 'Head of office', ['access-to-institutions']),
  actor('local-officials', 'Integration office', 'Officer', ['inclusion-in-policymaking', 'sustainability']),
  actor('public-social-services', 'Municipal social services', 'Head of services', [
    'social-services',
    'healthcare',
  ]),
];

export interface ExampleAgreement {
  /** name in `EXAMPLE_ACTORS` */
  readonly actor: string;
  readonly subject: string;
  /** ISO day; null: open-ended */
  readonly until: string | null;
}

export const EXAMPLE_AGREEMENTS: readonly ExampleAgreement[] = [
  {
    actor: 'Volunteer language café',
    subject: 'Free use of the library on two evenings a week',
    until: null,
  },
  { actor: 'Adult education centre', subject: 'Language courses with child care', until: '2027-07-31' },
  {
    actor: 'Association of new neighbours',
    subject: 'Round table with the town hall, four times a year',
    until: '2027-12-31',
  },
  {
    actor: 'Municipal housing cooperative',
    subject: 'Ten flats a year for families in the hostel',
    until: '2026-12-31',
  },
  {
    actor: 'Local association of crafts and trade',
    subject: 'Trial weeks in workshops',
    until: '2027-06-30',
  },
  {
    actor: 'Regional office for migration',
    subject: 'Half a post for the integration office',
    until: '2028-12-31',
  },
];
