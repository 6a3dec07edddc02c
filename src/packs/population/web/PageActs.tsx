import { useMutation } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { download, errorText } from '../../../web/http/client.ts'

interface NamedFile {
  readonly path: string
  readonly name: string
}

interface Props {
  readonly full: boolean
  readonly mayReveal: boolean
  readonly reveal: (reason: string) => Promise<unknown>
  /** Where the file is to be had, and what it is called. */
  readonly file: NamedFile
  /** The same of the copy for the person, by who asked for it; absent where there is no one person. */
  readonly copy?: (asked: string) => NamedFile
}

/** What can be done with a page. Seeing all of it, and taking it out, leave an entry each, and the buttons say so. */
export function PageActs({ full, mayReveal, reveal, file, copy }: Props) {
  const { message } = App.useApp()
  const onError = (error: unknown) => message.error(errorText(error))
  const taking = useMutation({ mutationFn: () => download(file.path, file.name), onError })
  return (
    <>
      {mayReveal && !full ? (
        <ReasonButton
          label="看完整内容"
          why="看完整的证件号、电话等。谁看的、为什么，审计里留一条。"
          asks="事由"
          example="如：核对低保申请"
          done="看"
          act={reveal}
        />
      ) : null}
      {mayReveal ? (
        <Button loading={taking.isPending} onClick={() => taking.mutate()} title="导出为表格，审计里留一条">
          导出
        </Button>
      ) : null}
      {mayReveal && copy !== undefined ? (
        <ReasonButton
          label="给本人一份"
          why="登记了本人的什么、为什么登、依据什么、存多久，完整地写在一个 Word 文件里；只按姓名对上的不给。审计里留一条。"
          asks="依谁的申请"
          example="如：本人持身份证到场"
          done="下载"
          act={(asked) => download(copy(asked).path, copy(asked).name)}
        />
      ) : null}
      <Button onClick={() => window.print()}>打印</Button>
    </>
  )
}

interface ReasonProps {
  readonly label: string
  readonly why: string
  readonly asks: string
  readonly example: string
  readonly done: string
  readonly act: (reason: string) => Promise<unknown>
}

/** What is done for a stated reason only. */
function ReasonButton({ label, why, asks, example, done, act }: ReasonProps) {
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const acting = useMutation({
    mutationFn: () => act(reason),
    onSuccess: () => setOpen(false),
    onError: (error: unknown) => message.error(errorText(error)),
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Modal
        open={open}
        title={label}
        okText={done}
        okButtonProps={{ disabled: reason.trim() === '', loading: acting.isPending }}
        onOk={() => acting.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{why}</p>
        <label htmlFor={`reason-${done}`}>{asks}</label>
        <Input
          id={`reason-${done}`}
          maxLength={200}
          placeholder={example}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => (reason.trim() === '' ? undefined : acting.mutate())}
        />
      </Modal>
    </>
  )
}
