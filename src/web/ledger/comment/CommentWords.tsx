import { useQuery } from '@tanstack/react-query'
import { Button, Mentions } from 'antd'
import { useState } from 'react'
import { SlowNote } from '../../parts/SlowNote.tsx'
import { useFormDraft } from '../form/use-form-draft.ts'
import { calledAs, stillCalled } from './called.ts'
import { mentionableQuery } from './comment-queries.ts'
import styles from './comments.module.css'
import type { RecordTalk } from './use-record-comments.ts'

interface Props {
  readonly ledger: string
  readonly record: string
  /** What is answered; absent for something new. */
  readonly answers?: string | undefined
  readonly say: RecordTalk['say']
  readonly done?: (() => void) | undefined
}

const nothing = { words: '' }

/** The field in which somebody says something; `@` offers who may be called. What was typed is still there when the record is opened again. */
export function CommentWords({ ledger, record, answers, say, done }: Props) {
  const draft = useFormDraft(['comment', ledger, record, answers ?? ''], nothing)
  const [words, setWords] = useState(draft.left?.words ?? '')
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const [busy, setBusy] = useState(false)
  const ready = words.trim() !== '' && !busy
  const send = async () => {
    if (!ready) return
    setBusy(true)
    try {
      const mentions = stillCalled(words, chosen)
      await say({
        words: words.trim(),
        ...(answers === undefined ? {} : { answers }),
        ...(mentions.length === 0 ? {} : { mentions: [...mentions] }),
      })
      setWords('')
      draft.drop()
      done?.()
    } catch {
      // Said already; what was written stays in the field.
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.form}
      data-comment-words={answers === undefined ? true : undefined}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <WordsField
        {...{ ledger, record, words }}
        isAnswer={answers !== undefined}
        write={(text) => {
          setWords(text)
          draft.keep({ words: text })
        }}
        call={(name, id) => setChosen((now) => new Map(now).set(name, id))}
        send={() => void send()}
      />
      <SlowNote saving={busy} paused={false} />
      <div>
        {done === undefined ? null : (
          <Button size="small" type="text" onClick={done}>
            不回复了
          </Button>
        )}
        <Button
          size="small"
          type={answers === undefined ? 'primary' : 'default'}
          htmlType="submit"
          disabled={!ready}
          loading={busy}
          title="Ctrl+Enter"
        >
          {answers === undefined ? '评论' : '回复'}
        </Button>
      </div>
    </form>
  )
}

interface FieldProps extends Pick<Props, 'ledger' | 'record'> {
  readonly words: string
  readonly isAnswer: boolean
  readonly write: (words: string) => void
  /** Somebody was chosen by the name under which the text calls them. */
  readonly call: (name: string, id: string) => void
  readonly send: () => void
}

function WordsField({ ledger, record, words, isAnswer, write, call, send }: FieldProps) {
  const [name, setName] = useState<string>()
  const { data: offered = [] } = useQuery({ ...mentionableQuery(ledger, record, name ?? ''), enabled: name !== undefined })
  const options = offered.map((one) => ({
    key: one.id,
    value: calledAs(one, offered),
    disabled: !one.reads,
    label: (
      <span className={styles.person}>
        {one.name} <small>{one.reads ? one.roleLabel : '看不到这条记录，@ 了也打不开'}</small>
      </span>
    ),
  }))
  return (
    <Mentions
      aria-label={isAnswer ? '写回复' : '写评论'}
      placeholder={isAnswer ? '回复' : '说一句；写 @ 加名字，那个人会收到提醒'}
      autoSize={{ minRows: 2, maxRows: 8 }}
      maxLength={2000}
      autoFocus={isAnswer}
      value={words}
      onChange={write}
      onSearch={setName}
      filterOption={false}
      notFoundContent="没有叫这个名字的账号"
      options={options}
      onSelect={({ value }) => {
        const person = offered.find((one) => calledAs(one, offered) === value)
        if (person !== undefined) call(calledAs(person, offered), person.id)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
      }}
    />
  )
}
