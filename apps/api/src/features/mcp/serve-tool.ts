import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type { Logger } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { asProblem } from '../../platform/http/as-problem.ts';
import type { ProblemError } from '../../platform/http/problem-error.ts';
import { auditable } from './audit.ts';
import type { Tool } from './tool.ts';
import { toolAdvice } from './tool-advice.ts';
import { growing, noticing } from './tool-schemas.ts';

const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** Offers a tool to one caller, and writes down each call: who, what, how it ended. */
export function serveTool(
  server: McpServer,
  tool: Tool,
  { principal, log }: { principal: Principal; log: Logger },
): void {
  const { name, title, description, input, output } = tool;
  const record = (args: unknown, outcome: string, ms?: number) =>
    log.log({ tool: name, key: principal.id, arguments: auditable(args), outcome, ms });
  const inputSchema = noticing(input, (args) => record(args, 'arguments-refused'));
  server.registerTool(
    name,
    { title, description, inputSchema, outputSchema: growing(output), annotations },
    async (args): Promise<CallToolResult> => {
      const began = performance.now();
      const since = () => Math.round(performance.now() - began);
      try {
        const { data, text } = await tool.run(principal, args);
        record(args, 'answered', since());
        return { content: [{ type: 'text', text }], structuredContent: data };
      } catch (error) {
        const problem = asProblem(error);
        record(args, problem.code, since());
        if (problem.status >= 500)
          log.error(`${name} failed`, error instanceof Error ? error.stack : String(error));
        return refusal(problem, tool.fields);
      }
    },
  );
}

/** What a model can act on: the code, the argument at fault, and what to do next. */
function refusal(problem: ProblemError, fields: Tool['fields'] = {}): CallToolResult {
  const { code, title } = problem;
  const detail = toolAdvice[code] ?? problem.detail;
  const field = problem.field === undefined ? undefined : (fields[problem.field] ?? problem.field);
  const at = field === undefined ? '' : ` (argument: ${field})`;
  return {
    isError: true,
    content: [{ type: 'text', text: `${code}${at}: ${title}. ${detail}` }],
    structuredContent: { ...problem.body(), detail, ...(field !== undefined && { field }) },
  };
}
