/** Whether a page that the server gives now begins with another script than the one this page began with: its name holds a digest. */
export function isNewerBuild(page: string, entry: string): boolean {
  return page.includes('<script') && !page.includes(`"${entry}"`)
}

/**
 * A part of the application that is not there any more because a newer build has taken its place: the page is loaded anew, once, since it
 * then is the newer one. Where the connection is lost there is nothing to load, and the note that says so stays.
 */
export function watchForNewerBuild(): void {
  window.addEventListener('vite:preloadError', () => {
    const entry = document.querySelector('script[type="module"][src]')?.getAttribute('src')
    if (typeof entry !== 'string') return
    void readPage().then((page) => {
      if (page !== undefined && isNewerBuild(page, entry)) window.location.reload()
    })
  })
}

async function readPage(): Promise<string | undefined> {
  try {
    const answer = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-store' })
    return answer.ok ? await answer.text() : undefined
  } catch {
    return undefined
  }
}
