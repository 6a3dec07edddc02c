import { Form, Input } from 'antd'

/** The six digits that the device shows. */
export function CodeItem() {
  return (
    <Form.Item name="code" label="验证码" extra="手机验证器上的 6 位数字。" rules={[{ required: true, message: '请填写验证码' }]}>
      <Input inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
    </Form.Item>
  )
}
