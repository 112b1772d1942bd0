/**
 * Written by hand in the shape that `npm run client:types` generates from the API's OpenAPI document, until
 * that document exists; the generated file then replaces this one and nothing else changes.
 */
import type {
  Department,
  Indicator,
  Overview,
  Problem,
  Receipt,
  Session,
  SignIn,
  Values,
  ValuesQuery,
} from '@attune/contracts';

interface Json<T> {
  headers: { [name: string]: unknown };
  content: { 'application/json': T };
}
interface Refused {
  headers: { [name: string]: unknown };
  content: { 'application/problem+json': Problem };
}
interface Nothing {
  headers: { [name: string]: unknown };
  content?: never;
}
interface Parameters {
  query?: never;
  header?: never;
  path?: never;
  cookie?: never;
}
interface Read<T, P = Parameters> {
  parameters: P;
  requestBody?: never;
  responses: { 200: Json<T>; default: Refused };
}

export interface paths {
  '/v1/session': {
    parameters: Parameters;
    get: Read<Session>;
    post: {
      parameters: Parameters;
      requestBody: { content: { 'application/json': SignIn } };
      responses: { 200: Json<Session>; default: Refused };
    };
    delete: { parameters: Parameters; requestBody?: never; responses: { 204: Nothing; default: Refused } };
  };
  '/v1/session/password': {
    parameters: Parameters;
    put: {
      parameters: Parameters;
      requestBody: { content: { 'application/json': { current: string; next: string } } };
      responses: { 204: Nothing; default: Refused };
    };
  };
  '/v1/overview': { parameters: Parameters; get: Read<Overview> };
  '/v1/departments': { parameters: Parameters; get: Read<{ departments: Department[] }> };
  '/v1/indicators': { parameters: Parameters; get: Read<{ indicators: Indicator[] }> };
  '/v1/indicators/{key}/values': {
    parameters: Parameters;
    get: Read<Values, Omit<Parameters, 'path' | 'query'> & { path: { key: string }; query: ValuesQuery }>;
  };
  '/v1/receipts/{token}': {
    parameters: Parameters;
    get: Read<Receipt, Omit<Parameters, 'path'> & { path: { token: string } }>;
  };
}
