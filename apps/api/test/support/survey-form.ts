export interface FilledIn {
  /** Of the page that was filled in: with it, sending twice counts once. */
  id: string;
  /** Sends the form, as the button does. Answers the status and where the browser is led. */
  send: () => Promise<{ status: number; location: string | null; page: string }>;
}

/** Opens a survey page and fills in its form, as a browser without scripts does. */
export async function fillIn(
  origin: string,
  answers: Readonly<Record<string, string | number>>,
  query = 'department=sales',
): Promise<FilledIn> {
  const address = `${origin}/s/relationship?${query}`;
  const page = await (await fetch(address)).text();
  const id = /name="response" value="([^"]+)"/.exec(page)?.[1];
  const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
  if (!id || !action) throw new Error(`There is no form at ${address}:\n${page.slice(0, 500)}`);
  const fields = Object.entries(answers).map(([key, value]) => [`answer.${key}`, String(value)]);
  const body = new URLSearchParams([['response', id], ...fields] as [string, string][]);
  return {
    id,
    send: async () => {
      const response = await fetch(new URL(action.replaceAll('&amp;', '&'), origin), {
        method: 'POST',
        body,
        redirect: 'manual',
      });
      return {
        status: response.status,
        location: response.headers.get('location'),
        page: await response.text(),
      };
    },
  };
}
