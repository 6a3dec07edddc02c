import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { api } from '../http/api.ts'
import { errorText, HttpError } from '../http/client.ts'
import styles from './sign-in.module.css'

interface Entry {
  readonly old: string
  readonly password: string
  readonly again: string
}

/** One's own password: the old one, a new one, and the new one once more. */
export function PasswordForm({ done }: { readonly done: () => void }) {
  const [form] = Form.useForm<Entry>()
  const change = useMutation({
    mutationFn: ({ old, password }: Entry) => api.changeOwnPassword({ old, password }),
    onSuccess: () => {
      form.resetFields()
      done()
    },
    onError: (error) => {
      if (!(error instanceof HttpError)) return
      const named = error.fields.filter(({ field }) => field === 'old' || field === 'password')
      form.setFields(named.map(({ field, message }) => ({ name: field === 'old' ? 'old' : 'password', errors: [message] })))
    },
  })
  const isNamed = change.error instanceof HttpError && change.error.fields.length > 0
  return (
    <Form
      form={form}
      name="own-password"
      layout="vertical"
      requiredMark={false}
      onFinish={(entry) => change.mutate(entry)}
      aria-label="修改密码"
    >
      <Form.Item name="old" label="原来的密码" rules={[{ required: true, message: '请填写原来的密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="password" label="新密码" extra="至少 8 个字符。" rules={[{ required: true, min: 8, message: '至少 8 个字符' }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再写一遍新密码"
        dependencies={['password']}
        rules={[
          { required: true, message: '请再写一遍' },
          ({ getFieldValue }) => ({
            validator: async (_, again) => {
              if (again !== getFieldValue('password')) throw new Error('两遍不一样')
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.isError && !isNamed ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(change.error)} /> : null}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        改密码
      </Button>
    </Form>
  )
}
