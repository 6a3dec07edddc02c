import { describe, expect, it } from 'vitest'
import { errorText } from './client.ts'

describe('what is shown for anything thrown', () => {
  it('is never the words of a browser', () => {
    expect(errorText(new Error('Unable to preload CSS for http://127.0.0.1:8080/assets/Page.css'))).toContain('这一页没有取到')
    expect(errorText(new TypeError('Failed to fetch dynamically imported module: /assets/Page.js'))).toContain('这一页没有取到')
    expect(errorText(new TypeError("Cannot read properties of undefined (reading 'id')"))).toBe('出错了，请再试一次。')
    expect(errorText('thrown')).toBe('出错了，请再试一次。')
  })

  it('is what was said in Chinese', () => {
    expect(errorText(new Error('表里没有数据行。'))).toBe('表里没有数据行。')
  })
})
