/** Types of columns that several tables have. */
import type { ColumnType, JSONColumnType } from 'kysely';

export type Json<T> = JSONColumnType<T & object, string, string>;
export type JsonWithDefault<T> = ColumnType<T, string | undefined, string>;
