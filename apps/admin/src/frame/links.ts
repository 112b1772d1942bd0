/** Pages of the product that are served beside the admin. */
export const links = { survey: '/s/relationship', docs: '/docs' } as const;
