import { describe, expect, it } from 'vitest'
import { FileRefusal } from '../file/file-refusal.ts'
import { readTable } from '../table/read-table.ts'
import { decodeText } from './decode-text.ts'

const why = (bytes: Uint8Array): string => {
  try {
    return `read: ${decodeText(bytes)}`
  } catch (error) {
    if (error instanceof FileRefusal) return error.message
    throw error
  }
}

const text = '姓名,村,金额\r\n周兰,青竹村,12.5\r\n吴秀,溪口村,8\r\n'
const utf8 = Buffer.from(text)
/** 姓名,金额 / 周兰,12.5 in GBK */
const gbk = Buffer.from('d0d5c3fb2cbdf0b6ee0d0ad6dcc0bc2c31322e350d0a', 'hex')

describe('a text file with broken bytes', () => {
  it('that is UTF-8 is named by line, column and byte, and never read as another encoding', () => {
    for (let at = 0; at < utf8.length; at++) {
      const bad = Buffer.concat([utf8.subarray(0, at), Buffer.from([0xff]), utf8.subarray(at)])
      const message = why(bad)
      expect(message).toContain('UTF-8')
      expect(message).toMatch(/第\d行第\d+列/)
    }
    const atLan = utf8.indexOf(Buffer.from('兰'))
    const bad = Buffer.concat([utf8.subarray(0, atLan), Buffer.from([0xe5, 0x85]), utf8.subarray(atLan + 3)])
    expect(why(bad)).toContain(`第2行第2列（按字数）有坏字节：0xE5，文件的第 ${atLan + 1} 个字节`)
    expect(() => readTable(bad, '农户.csv')).toThrow('第2行第2列')
  })

  it('with a byte lost from any Chinese character, or cut off within one, is refused', () => {
    for (let at = 0; at < utf8.length; at++) {
      if ((utf8[at] ?? 0) < 0x80) continue
      expect(why(Buffer.concat([utf8.subarray(0, at), utf8.subarray(at + 1)]))).not.toContain('read')
    }
    expect(why(utf8.subarray(0, utf8.indexOf(Buffer.from('村')) + 1))).toContain('第1行第4列')
  })

  it('with a byte order mark is UTF-8 whatever else it holds', () => {
    expect(why(Buffer.concat([Buffer.from('\ufeff'), gbk]))).toContain('第1行第1列（按字数）有坏字节：0xD0，文件的第 4 个字节，不是 UTF-8')
  })

  it('says how many there are', () => {
    expect(why(Buffer.concat([utf8, Buffer.from([0x80]), utf8, Buffer.from([0x80])]))).toContain('全文共 2 处')
  })

  it('that is GB 18030 is named as well', () => {
    expect(why(gbk)).toBe('read: 姓名,金额\r\n周兰,12.5\r\n')
    expect(why(Buffer.concat([gbk, Buffer.from([0xd6, 0x2c, 0x31])]))).toContain('第3行第1列（按字数）有坏字节：0xD6，文件的第 23 个字节')
    expect(why(Buffer.concat([Buffer.from('95328236', 'hex'), Buffer.from([0xff])]))).toContain(
      '第1行第2列（按字数）有坏字节：0xFF，文件的第 5',
    )
  })

  it('that holds both encodings is refused', () => {
    const rows = Array.from({ length: 20 }, () => gbk)
    expect(why(Buffer.concat([...rows, Buffer.from('青竹镇人民政府驻地\n'), gbk]))).toMatch(/两种编码|坏字节/)
  })

  it('that is UTF-16 is named as well', () => {
    const utf16 = Buffer.from('\ufeff姓名\n周\ud800兰', 'utf16le')
    expect(why(utf16)).toContain('第2行第2列')
    expect(why(Buffer.from('\ufeff姓名', 'utf16le').subarray(0, 5))).toContain('第1行第2列')
  })

  it.each([
    ['a character of four bytes', '\u{20bb7}'],
    ['letters of two bytes', 'àéî'],
    ['no Chinese', 'a,b'],
  ])('is read when it is whole: %s', (_, whole) => expect(why(Buffer.from(whole))).toBe(`read: ${whole}`))
})
