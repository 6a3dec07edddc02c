import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { PageHeader } from '../header/PageHeader.tsx'
import { errorText, isPageMissing } from '../http/client.ts'
import { EmptyNote, ErrorNote } from '../parts/Notes.tsx'
import styles from '../parts/notes.module.css'

export function NotFound() {
  return (
    <main className={styles.note}>
      <h1>没有这个页面</h1>
      <p>网址可能写错了，或者它已经被移走。</p>
      <Link to="/">回到工作台</Link>
    </main>
  )
}

/** The same inside the frame: an address that no page of the house and no screen of a pack stands at. */
export function PageNotFound() {
  return (
    <>
      <PageHeader title="没有这个页面" />
      <EmptyNote title="没有这个页面">
        网址可能写错了，或者它已经被移走。<Link to="/">回到工作台</Link>
      </EmptyNote>
    </>
  )
}

export function RouteError({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  return (
    <main className={styles.note} role="alert">
      <h1>这一页打不开</h1>
      <p>{errorText(error)}</p>
      <Button onClick={() => retry(error, reset)}>再试一次</Button>
    </main>
  )
}

/** A page inside the frame that broke or did not arrive: the frame stays, and with it the way elsewhere. */
export function PageError({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  return (
    <>
      <PageHeader title="这一页打不开" />
      <div className={styles.pageError}>
        <ErrorNote error={error} retry={() => retry(error, reset)} />
      </div>
    </>
  )
}

/** What did not arrive is fetched by asking for the whole page again. */
function retry(error: unknown, reset: (() => void) | undefined): void {
  if (reset === undefined || isPageMissing(error)) window.location.reload()
  else reset()
}

/** A page inside the frame that is not for this person: who it is for, and the way back. */
export function NotPermitted({ title, who }: { readonly title: string; readonly who: string }) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyNote title="这一页你不能看">
        这里由{who}使用。<Link to="/">回到工作台</Link>
      </EmptyNote>
    </>
  )
}
