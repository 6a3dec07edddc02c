import { describe, expect, it } from 'vitest'
import { attachmentValue, parseAttachment } from './attachment.ts'
import { field } from './field.ts'
import { parseFieldValue } from './parse-field-value.ts'
import { presentFieldValue } from './present-field-value.ts'

const digest = 'ab'.repeat(32)
const paper = field.attachment({ label: '佐证' })

describe('an attachment', () => {
  it('names a stored file by its document name and digest', () => {
    const value = attachmentValue({ name: '验收单（盖章）.pdf', digest })
    expect(parseAttachment(value)).toEqual({ name: '验收单（盖章）.pdf', digest })
    expect(parseFieldValue(paper, value)).toEqual({ ok: true, value })
    expect(parseFieldValue(paper, presentFieldValue(paper, value))).toEqual({ ok: true, value })
  })

  it('stays a plain name where an office file brings one', () => {
    expect(parseAttachment('竹政〔2020〕5号')).toEqual({ name: '竹政〔2020〕5号', digest: undefined })
    expect(parseFieldValue(paper, ' 竹政〔2020〕5号 ')).toEqual({ ok: true, value: '竹政〔2020〕5号' })
  })

  it('is refused when its digest has lost digits', () => {
    expect(parseFieldValue(paper, `照片.jpg#sha256:${digest.slice(1)}`)).toEqual({ ok: false, why: expect.stringContaining('摘要') })
  })
})
