import { Client as McpClient, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

/** What a tool answered: the same as data and as text. */
export interface ToolAnswer<Data> {
  isError: boolean;
  data: Data;
  text: string;
}

/** A model's client, connected with a key as its user would connect it. */
export async function connectMcp(origin: string, key: string) {
  const client = new McpClient({ name: 'attune-test', version: '1.0.0' });
  const headers = { authorization: `Bearer ${key}` };
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', origin), { requestInit: { headers } }),
  );
  return {
    client,
    async call<Data>(name: string, args: Record<string, unknown>): Promise<ToolAnswer<Data>> {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
      const [first] = content;
      const text = first?.type === 'text' ? first.text : '';
      return { isError: isError === true, data: structuredContent as Data, text };
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}
