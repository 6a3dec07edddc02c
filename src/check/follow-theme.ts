/** Light or dark as the application was set on this machine, else as the system is. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const follow = () => {
    const chosen = chosenTheme()
    document.documentElement.dataset.theme = chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light'
  }
  dark.addEventListener('change', follow)
  follow()
}

/** A page from a memory stick may not be allowed to ask. */
function chosenTheme(): string | null {
  try {
    return window.localStorage.getItem('qianbi.theme')
  } catch {
    return null
  }
}
