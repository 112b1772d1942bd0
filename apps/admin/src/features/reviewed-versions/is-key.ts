const form = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Lower-case words joined by hyphens, as the API takes keys. */
export const isKey = (text: string): boolean => form.test(text);
