const most = 40;

/** What an error quotes of a text: whole characters, not more than fit into a sentence. */
export function shortened(text: string): string {
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}
