import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { writingQuery } from '../../http/queries.ts'
import styles from './chip-form.module.css'
import { FigureFields } from './FigureFields.tsx'
import { backgroundToken, draftOfToken, emptyToken, readTokenText, type TokenDraft, tokenOfDraft } from './token-text.ts'

/** What the form of a token is opened for. */
export interface OpenToken {
  /** As written; empty for a new one. */
  readonly token: string
  readonly type: 'figure' | 'claim'
  /** The words that a new one takes the place of. */
  readonly words: string
  /** Counts how often it was opened. */
  readonly count: number
}

interface Props {
  readonly open: OpenToken
  readonly period: string
  readonly write: (text: string) => void
  readonly close: () => void
  /** What the token prints: what stays when it is taken away. */
  readonly printed: string
}

/** The small form of one token: which indicator, of when, how it is written; writing it is one step of the history. */
export function ChipForm({ open, period, write, close, printed }: Props) {
  const { token } = open
  const content = token === '' ? undefined : readTokenText(token)
  const title = token === '' ? (open.type === 'claim' ? '放一句断语' : '放一个数') : `“${printed}”`
  const foot = { write, remove: token === '' ? undefined : () => write(printed) }
  return (
    <section className={styles.form} aria-label={token === '' ? title : '这个记号'}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {/* Up here, where the open list of indicators covers nothing. */}
        <Button size="small" type="text" onClick={close}>
          取消
        </Button>
      </header>
      {content?.type === 'background' ? (
        <BackgroundFields words={content.words} source={content.source ?? ''} {...foot} />
      ) : token === '' || draftOfToken(token) !== undefined ? (
        <TokenFields open={open} period={period} {...foot} />
      ) : (
        <WrittenField token={token} {...foot} />
      )}
    </section>
  )
}

interface Foot {
  readonly write: (text: string) => void
  readonly remove: (() => void) | undefined
}

function TokenFields({ open, period, write, remove }: Foot & { readonly open: OpenToken; readonly period: string }) {
  const { data: writing } = useQuery(writingQuery)
  const [draft, setDraft] = useState<TokenDraft>(() => draftOfToken(open.token) ?? newDraft(open))
  const ready = draft.name !== '' && (draft.type === 'figure' || draft.phrase !== '')
  const submit = () => {
    if (ready) write(tokenOfDraft(draft))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        // Enter alone is the open list's.
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
      }}
    >
      {writing === undefined ? null : (
        <FigureFields writing={writing} draft={draft} change={setDraft} period={period} sought={open.token === '' ? open.words : ''} />
      )}
      <FormFoot ready={ready} isNew={open.token === ''} remove={remove} />
    </form>
  )
}

function newDraft({ type, words }: OpenToken): TokenDraft {
  return { ...emptyToken, type, phrase: type === 'claim' ? words.replace(/[{}|:：\n]/g, '').trim() : '' }
}

function BackgroundFields({ words, source, write, remove }: Foot & { readonly words: string; readonly source: string }) {
  const [said, setSaid] = useState({ words, source })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        write(backgroundToken(said.words, said.source))
      }}
    >
      <p className={styles.note}>背景：不是本台账的事实，照印出来，定稿时由人逐条确认。</p>
      <label className={styles.row}>
        <span>原话</span>
        <textarea rows={3} value={said.words} onChange={(event) => setSaid({ ...said, words: event.target.value })} />
      </label>
      <label className={styles.row}>
        <span>出处</span>
        <input value={said.source} placeholder="哪份文件、谁说的" onChange={(event) => setSaid({ ...said, source: event.target.value })} />
      </label>
      <FormFoot ready={said.words.trim() !== ''} isNew={false} remove={remove} />
    </form>
  )
}

/** Arithmetic, attested phrases, what nobody can read: as they are written. */
function WrittenField({ token, write, remove }: Foot & { readonly token: string }) {
  const [text, setText] = useState(token.slice(2, -2))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        write(`{{${text.replace(/[{}\n]/g, '')}}}`)
      }}
    >
      <label className={styles.row}>
        <span>记号</span>
        <textarea rows={3} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <FormFoot ready={text.trim() !== ''} isNew={false} remove={remove} />
    </form>
  )
}

interface FormFootProps extends Pick<Foot, 'remove'> {
  readonly ready: boolean
  readonly isNew: boolean
}

function FormFoot({ ready, isNew, remove }: FormFootProps) {
  return (
    <div className={styles.foot}>
      <Button type="primary" size="small" htmlType="submit" disabled={!ready} title="Ctrl+Enter">
        {isNew ? '放进去' : '改好'}
      </Button>
      {remove === undefined ? null : (
        <Button size="small" type="text" onClick={remove} title="留下现在印的字，不再由台账算">
          去掉记号
        </Button>
      )}
    </div>
  )
}
