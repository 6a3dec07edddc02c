import { type Static, Type } from 'typebox'
import type { Received } from './sides.ts'

export const storedFile = Type.Object(
  {
    value: Type.String({ description: '填进附件栏的值：名称#sha256:摘要' }),
    digest: Type.String({ description: '内容的 SHA-256' }),
    name: Type.String(),
    mediaType: Type.String(),
    size: Type.Integer({ description: '字节' }),
  },
  { title: '已保存的文件' },
)
export type StoredFileView = Received<Static<typeof storedFile>>
