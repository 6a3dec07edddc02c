import { Type } from 'typebox'
import { file, id } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { storedFile } from '../file.ts'

const tag = '文件'

export const storeFile = endpoint({
  verb: 'POST',
  path: '/api/files',
  right: 'step',
  tag,
  summary: '保存一个文件（表单栏名 file，不超过 20 MB），给出填进附件栏的值',
  upload: true,
  answer: storedFile,
})

export const readFile = endpoint({
  verb: 'GET',
  path: '/api/files/:digest',
  right: 'read',
  tag,
  summary: '一个保存的文件',
  params: Type.Object({ digest: id }),
  answer: file,
})
