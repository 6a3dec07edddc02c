import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { PageHeader } from '../frame/PageHeader.tsx'
import { errorText } from '../http/client.ts'
import { EmptyNote } from './Notes.tsx'
import styles from './notes.module.css'

export function NotFound() {
  return (
    <main className={styles.note}>
      <h1>没有这个页面</h1>
      <p>网址可能写错了，或者它已经被移走。</p>
      <Link to="/">回到工作台</Link>
    </main>
  )
}

export function RouteError({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  return (
    <main className={styles.note} role="alert">
      <h1>这一页打不开</h1>
      <p>{errorText(error)}</p>
      <Button onClick={() => (reset === undefined ? window.location.reload() : reset())}>再试一次</Button>
    </main>
  )
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
