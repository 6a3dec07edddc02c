import { CameraOutlined, CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import type { StoredFileView } from '../../../api/contract/file.ts'
import { call, errorText } from '../../http/client.ts'
import { acceptedFiles } from '../../ledger/form/AttachmentInput.tsx'
import { usePhone } from '../../parts/use-media.ts'
import styles from './step.module.css'

export type EvidenceFile = Pick<StoredFileView, 'value' | 'name'>

interface Props {
  readonly files: readonly EvidenceFile[]
  readonly change: (files: readonly EvidenceFile[]) => void
  readonly required: boolean
  readonly problem?: string
}

/** Documents and photos that prove a step; on a phone the camera is one press away. */
export function EvidenceInput({ files, change, required, problem }: Props) {
  const phone = usePhone()
  const pick = useRef<HTMLInputElement>(null)
  const shoot = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const sent: EvidenceFile[] = []
      for (const file of chosen) {
        const body = new FormData()
        body.append('file', file)
        sent.push(await call<StoredFileView>('/api/files', { method: 'POST', body }))
      }
      return sent
    },
    onSuccess: (sent) => change([...files.filter(({ value }) => !sent.some((one) => one.value === value)), ...sent]),
  })
  const take = (input: HTMLInputElement) => {
    if (input.files !== null && input.files.length > 0) send.mutate([...input.files])
    input.value = ''
  }
  const note = problem ?? (send.isError ? errorText(send.error) : undefined)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like the fields above it
    <div
      className={styles.field}
      role="group"
      aria-labelledby="step-evidence"
      aria-describedby={note === undefined ? undefined : 'step-evidence-note'}
    >
      <span id="step-evidence" className={required ? styles.required : undefined}>
        佐证材料
      </span>
      {files.length === 0 ? null : (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={file.value}>
              <span>{file.name}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={`去掉 ${file.name}`}
                onClick={() => change(files.filter(({ value }) => value !== file.value))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.pick}>
        <Button icon={<PaperClipOutlined />} loading={send.isPending} onClick={() => pick.current?.click()}>
          选文件
        </Button>
        {phone ? (
          <Button icon={<CameraOutlined />} disabled={send.isPending} onClick={() => shoot.current?.click()}>
            拍照
          </Button>
        ) : null}
      </div>
      <input
        ref={pick}
        type="file"
        multiple
        accept={acceptedFiles}
        hidden
        aria-label="选佐证文件"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={shoot}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label="拍佐证照片"
        onChange={(event) => take(event.currentTarget)}
      />
      {note === undefined ? null : (
        <small id="step-evidence-note" className={styles.refusal} role="alert">
          {note}
        </small>
      )}
    </div>
  )
}
