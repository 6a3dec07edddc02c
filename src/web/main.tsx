import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { watchForNewerBuild } from './http/newer-build.ts'
import './theme/tokens.css'
import { applyTheme } from './theme/theme-choice.ts'

applyTheme()
watchForNewerBuild()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
