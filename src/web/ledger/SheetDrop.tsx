import { Upload } from 'antd'
import type { ReactNode } from 'react'
import styles from './sheet-drop.module.css'

interface SheetDropProps {
  readonly title: string
  readonly children: ReactNode
  /** Several files may be chosen at once. */
  readonly multiple?: boolean
  readonly choose: (files: readonly File[]) => void
}

/** Where an office's tables are dropped or chosen; whoever stands around it reads them. */
export function SheetDrop({ title, children, multiple = false, choose }: SheetDropProps) {
  return (
    <Upload.Dragger
      className={styles.drop ?? ''}
      accept=".xlsx,.csv,.txt,.xls,.docx"
      multiple={multiple}
      showUploadList={false}
      beforeUpload={(file, all) => {
        // It is called once for each of them.
        if (file === all[0]) choose(all)
        return false
      }}
    >
      <p className={styles.title}>{title}</p>
      <p className={styles.note}>{children}</p>
    </Upload.Dragger>
  )
}
