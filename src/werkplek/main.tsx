import '../web/ui/kit.css'
import './frame.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from '../web/frame/query-client.ts'
import { AnnouncerProvider } from '../web/ui/announce.tsx'
import { LanguageProvider } from '../web/ui/language.tsx'
import { router } from './routes.tsx'

const root = document.getElementById('werkplek')
if (!root) throw new Error('No place for the app on this page.')

createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <AnnouncerProvider>
          <RouterProvider router={router} />
        </AnnouncerProvider>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
