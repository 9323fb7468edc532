/** The parts of two libraries without types that the tests use. */
declare module 'sdmx-json-parser' {
  export class SDMXParser {
    getDatasets(url: string): Promise<unknown>;
    getName(): string;
    getData(): Record<string, unknown>[];
  }
}

declare module 'jsonstat-toolkit' {
  interface ToolkitDataset {
    readonly class: string | null;
    readonly role: unknown;
    /** dimensions */
    readonly length: number;
    /** numbers and gaps */
    readonly n: number;
    Data(
      at: number | Record<string, string>,
    ): { readonly value: number | null; readonly status?: string | null } | null;
    Dimension(id: string): { Category(code: string): { readonly unit: unknown } | null } | null;
  }
  export default function JSONstat(json: object): ToolkitDataset;
}
