import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { publicAddressQuery, publicPagesQuery } from '../../http/public-page-queries.ts'
import { copyText } from '../../parts/copy-text.ts'
import styles from './record.module.css'

/** Where everybody may read of this record, or why nobody may yet; nothing for a ledger that has no public page. */
export function PublicAddress({ ledger, record }: { readonly ledger: string; readonly record: string }) {
  const { data: pages } = useQuery(publicPagesQuery)
  const hasPage = pages?.some((page) => page.ledger === ledger) === true
  const { data } = useQuery({ ...publicAddressQuery(ledger, record), enabled: hasPage })
  if (!hasPage || data === undefined) return null
  if (!data.open) return <p className={styles.public}>公开页没有开放，开放以后大家不登录就能看。</p>
  if (data.address === undefined) return <p className={styles.public}>还没有公开：票决或审定以后才上公开页。</p>
  return (
    <p className={styles.public}>
      <a href={data.address} target="_blank" rel="noreferrer">
        公开页
      </a>
      <CopyAddress address={data.address} />
    </p>
  )
}

/** Copies an address of this server as a whole, so that it can be sent. */
export function CopyAddress({ address }: { readonly address: string }) {
  const { message } = App.useApp()
  const whole = new URL(address, window.location.href).href
  const copy = async () => {
    if (await copyText(whole)) message.success('网址已复制')
    else message.error(`没有复制成，请手工复制：${whole}`)
  }
  return (
    <Button size="small" onClick={() => void copy()}>
      复制网址
    </Button>
  )
}
