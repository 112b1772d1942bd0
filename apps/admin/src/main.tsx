import '@fontsource-variable/inter/wght.css';
import './theme/tokens.css';
import './theme/mantine.css';
import './theme/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './client/query-client.ts';
import { startLanguage } from './language/language.ts';
import { router } from './router.ts';
import { ThemeProvider } from './theme/theme-provider.tsx';

await startLanguage();

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ThemeProvider>
    </StrictMode>,
  );
