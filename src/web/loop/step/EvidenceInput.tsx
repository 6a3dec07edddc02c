import { CameraOutlined, CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { acceptedFiles } from '../../ledger/form/AttachmentInput.tsx'
import { usePhone } from '../../parts/use-media.ts'
import styles from './step.module.css'
import type { Evidence } from './use-evidence.ts'

interface Props {
  readonly evidence: Evidence
  readonly required: boolean
  readonly problem?: string | undefined
}

/** Documents and photos that prove a step. */
export function EvidenceInput({ evidence, required, problem }: Props) {
  const note = problem ?? evidence.problem
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
      <EvidenceList evidence={evidence} />
      <EvidencePicker evidence={evidence} />
      {note === undefined ? null : (
        <small id="step-evidence-note" className={styles.refusal} role="alert">
          {note}
        </small>
      )}
    </div>
  )
}

function EvidenceList({ evidence: { files, remove } }: { readonly evidence: Evidence }) {
  if (files.length === 0) return null
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.value}>
          <span>{file.name}</span>
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`去掉 ${file.name}`} onClick={() => remove(file)} />
        </li>
      ))}
    </ul>
  )
}

/** On a phone the camera is one press away. */
function EvidencePicker({ evidence: { sending, add } }: { readonly evidence: Evidence }) {
  const phone = usePhone()
  const pick = useRef<HTMLInputElement>(null)
  const shoot = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    if (input.files !== null && input.files.length > 0) add([...input.files])
    input.value = ''
  }
  return (
    <>
      <div className={styles.pick}>
        <Button icon={<PaperClipOutlined aria-hidden />} loading={sending} onClick={() => pick.current?.click()}>
          选文件
        </Button>
        {phone ? (
          <Button icon={<CameraOutlined aria-hidden />} disabled={sending} onClick={() => shoot.current?.click()}>
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
    </>
  )
}
