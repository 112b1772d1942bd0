import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { theme } from './theme.ts';

/** The same key as in `public/before-paint.js`, which sets the theme before anything is drawn. */
const manager = localStorageColorSchemeManager({ key: 'attune.theme' });

export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={manager}>
      {children}
    </MantineProvider>
  );
}
