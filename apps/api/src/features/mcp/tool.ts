import type { z } from 'zod';
import type { Principal } from '../../platform/http/access/principal.ts';

/** What a tool tells: the same as data, and as text for clients that pass on nothing else. */
export interface Told<Data> {
  data: Data;
  text: string;
}

/** A question that may be asked over MCP. It reads and changes nothing; what may be seen is the principal's. */
export interface Tool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Strict: an argument that does not exist is refused instead of passed over. */
  readonly input: Input;
  readonly output: Output;
  /** Its arguments by the fields of problems that are called otherwise. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Throws problems, which become results that say what to do next. */
  run(principal: Principal, args: z.infer<Input>): Promise<Told<z.infer<Output>>>;
}
