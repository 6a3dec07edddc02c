import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import type { ReadDocument } from '../../../api/contract/report.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import styles from './draft.module.css'

export interface OldText {
  readonly text: string
  readonly whole: boolean
}

interface Props {
  readonly read: (document: ReadDocument) => void
  readonly write: (text: string) => void
}

/** Where an old text is dropped, chosen or pasted. */
export function DropOldText({ read, write }: Props) {
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [over, setOver] = useState(false)
  const reading = useMutation({
    mutationFn: (file: File) => api.readReportDocument({ file }),
    onSuccess: read,
    onError: (error) => void message.error(errorText(error)),
  })
  const take = (file: File | undefined) => {
    if (file !== undefined) reading.mutate(file)
  }
  return (
    <section
      className={over ? `${styles.drop} ${styles.over}` : styles.drop}
      aria-label="旧稿"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files[0])
      }}
    >
      <p>
        把去年的定稿拖到这里（.docx、.txt、.md），遮了数字的也行
        <Button loading={reading.isPending} onClick={() => input.current?.click()}>
          选文件
        </Button>
      </p>
      <input
        ref={input}
        type="file"
        accept=".docx,.txt,.md"
        aria-label="旧稿文件"
        className={styles.file}
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <textarea
        aria-label="或者粘贴全文"
        placeholder="或者把全文粘贴在这里"
        rows={6}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button disabled={text.trim() === ''} onClick={() => write(text)}>
        起草
      </Button>
    </section>
  )
}
