import { useNavigate } from '@tanstack/react-router'
import { Button, Upload } from 'antd'
import type { FormView } from '../../api/contract/form.ts'
import { useBring } from './use-bring.ts'

/** A new edition of the same form: its cells are bound again by their labels. */
export function NextEdition({ form }: { readonly form: Pick<FormView, 'id'> }) {
  const navigate = useNavigate()
  const { bring, busy } = useBring((id) => void navigate({ to: '/forms/$form', params: { form: id }, search: {} }))
  return (
    <Upload
      accept=".xlsx,.xlsm"
      maxCount={1}
      showUploadList={false}
      beforeUpload={(file) => {
        bring(file, form.id)
        return false
      }}
    >
      <Button loading={busy} title="部门发来新一年的空白表，按名称接着用原来的绑定">
        换新版
      </Button>
    </Upload>
  )
}
