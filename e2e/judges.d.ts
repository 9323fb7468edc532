/** The parts of libraries without types that the tests use. */
declare module 'sdmx-rest' {
  interface Query {
    readonly kind?: string;
  }
  interface Service {
    readonly url: string;
  }
  export function getService(service: { url: string; api: string }): Service;
  export function getDataQuery(query: object): Query;
  export function getDataQuery2(query: object): Query;
  export function getMetadataQuery(query: object): Query;
  export function getAvailabilityQuery(query: object): Query;
  export function getUrl(query: Query, service: Service): string;
}
