/** The method pages of docs/methods, turned into HTML when the application is built (method-markdown.ts). */
export interface MethodPage {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

const modules = import.meta.glob<MethodPage>('../../../../../docs/methods/*.md', {
  eager: true,
  import: 'default',
});

export const METHOD_PAGES: readonly MethodPage[] = Object.values(modules).toSorted((a, b) =>
  a.title.localeCompare(b.title, 'en'),
);
