import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { download, errorText } from '../../../web/http/client.ts'

interface Props {
  readonly full: boolean
  readonly mayReveal: boolean
  readonly reveal: () => Promise<unknown>
  /** Where the file is to be had, and what it is called. */
  readonly file: { readonly path: string; readonly name: string }
}

/** What can be done with a page. Seeing all of it, and taking it out, leave an entry each, and the buttons say so. */
export function PageActs({ full, mayReveal, reveal, file }: Props) {
  const { message } = App.useApp()
  const onError = (error: unknown) => message.error(errorText(error))
  const seeing = useMutation({ mutationFn: reveal, onError })
  const taking = useMutation({ mutationFn: () => download(file.path, file.name), onError })
  return (
    <>
      {mayReveal && !full ? (
        <Button loading={seeing.isPending} onClick={() => seeing.mutate()} title="看完整的证件号、电话等，审计里留一条">
          看完整内容
        </Button>
      ) : null}
      {mayReveal ? (
        <Button loading={taking.isPending} onClick={() => taking.mutate()} title="导出为表格，审计里留一条">
          导出
        </Button>
      ) : null}
      <Button onClick={() => window.print()}>打印</Button>
    </>
  )
}
