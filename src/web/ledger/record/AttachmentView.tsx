import { Button } from 'antd'
import { parseAttachment } from '../../../definition/field/attachment.ts'
import { addressOf } from '../../http/api.ts'
import { download } from '../../http/client.ts'
import styles from './record.module.css'

const picture = /\.(jpe?g|png|webp)$/i

/** A kept document to save, a kept picture to look at; of a plain name only the name. */
export function AttachmentView({ value }: { readonly value: string }) {
  const { name, digest } = parseAttachment(value)
  if (digest === undefined) return <>{name}</>
  const address = addressOf('readFile', { digest })
  return (
    <span className={styles.attachment}>
      {picture.test(name) ? <img src={address} alt={name} loading="lazy" /> : null}
      <Button type="link" size="small" onClick={() => void download(address, name)}>
        {name}
      </Button>
    </span>
  )
}
