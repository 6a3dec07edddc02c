import { useMutation } from '@tanstack/react-query'
import { Button, Input, Upload } from 'antd'
import { parseAttachment } from '../../../definition/field/attachment.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { uploadKey } from '../../parts/uploading.ts'
import { AttachmentView } from '../record/AttachmentView.tsx'
import styles from './form.module.css'

interface Props {
  readonly id: string
  readonly value: string
  readonly change: (value: string) => void
  readonly invalid: boolean
  readonly describedBy: string | undefined
}

/** What the server keeps, for the file chooser; the server looks at the content itself. */
export const acceptedFiles = '.jpg,.jpeg,.png,.webp,.pdf,.ofd,.docx,.xlsx'

/** A document uploaded and kept, or only its name or number when it lies elsewhere. */
export function AttachmentInput({ id, value, change, invalid, describedBy }: Props) {
  const upload = useMutation({
    mutationKey: uploadKey,
    mutationFn: (file: File) => api.storeFile({ file }),
    onSuccess: (stored) => change(stored.value),
  })
  const stored = parseAttachment(value).digest !== undefined
  return (
    <div className={styles.attachment}>
      {stored ? (
        <AttachmentView value={value} />
      ) : (
        <Input
          id={id}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          {...(invalid ? { status: 'error' as const } : {})}
          placeholder="名称或文号，或上传文件"
          value={value}
          onChange={(event) => change(event.target.value)}
          autoComplete="off"
        />
      )}
      <span className={styles.attachmentKeys}>
        <Upload
          accept={acceptedFiles}
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            upload.mutate(file)
            return false
          }}
        >
          <Button {...(stored ? { id } : {})} loading={upload.isPending}>
            {stored ? '换一个文件' : '上传文件'}
          </Button>
        </Upload>
        {stored ? <Button onClick={() => change('')}>去掉</Button> : null}
      </span>
      {upload.isError ? (
        <span role="alert" className={styles.attachmentProblem}>
          {errorText(upload.error)}
        </span>
      ) : null}
    </div>
  )
}
