import { Form, Input } from 'antd'

interface Props {
  /** Of the device that is set already, when another takes its place. */
  readonly old?: boolean
}

/** The six digits that the device shows. */
export function CodeItem({ old = false }: Props) {
  return (
    <Form.Item
      name={old ? 'oldCode' : 'code'}
      label={old ? '原来手机的验证码' : '验证码'}
      extra={old ? '原来那部手机验证器上的 6 位数字。' : '手机验证器上的 6 位数字。'}
      rules={[{ required: true, message: '请填写验证码' }]}
    >
      <Input inputMode="numeric" autoComplete={old ? 'off' : 'one-time-code'} maxLength={20} />
    </Form.Item>
  )
}
