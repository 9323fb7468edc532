/** Pages are HTML from the server. No page needs a script (docs/decisions/0005-pages-without-a-client-framework.md). */
export const csr = false;
export const prerender = false;
