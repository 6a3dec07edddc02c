import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { addressOf } from '../../http/api.ts'
import { download, errorText } from '../../http/client.ts'
import styles from './import.module.css'
import { type FileFlow, saidOf } from './use-imports.ts'

interface Props {
  readonly ledger: ResolvedLedger
  readonly flow: Pick<FileFlow, 'file' | 'said'>
}

/** The same file with each problem of it marked, to be sent back to whoever filled it in. */
export function MarkedCopy({ ledger, flow: { file, said } }: Props) {
  const copy = useMutation({
    mutationFn: async (sent: File) => {
      const input = { ledger: ledger.id, ...saidOf(said), file: sent }
      await download(addressOf('markFile', input), `标好问题的${sent.name}`, sent)
    },
  })
  if (file === undefined) return null
  return (
    <>
      <Button loading={copy.isPending} onClick={() => copy.mutate(file)}>
        下载标好问题的表
      </Button>
      {copy.error === null ? null : (
        <span className={styles.late} role="alert">
          {errorText(copy.error)}
        </span>
      )}
    </>
  )
}
