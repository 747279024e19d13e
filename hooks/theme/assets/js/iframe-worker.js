// A worker for pages opened from a disk, where browsers start none: its script runs in a hidden frame instead.
//
// Does what the npm package iframe-worker does for Material's search, which looks for `IFrameWorker` by that name.
// That one writes an inline script into the frame, which a Content-Security-Policy without 'unsafe-inline' forbids.
(() => {
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      document.body.append(this.frame)
      const inside = this.frame.contentWindow
      inside.document.open() // or Firefox replaces the empty document when it likes
      inside.document.write("<!doctype html><title>Search</title><body>")
      inside.document.close()
      const load = (src) =>
        new Promise((loaded, failed) => {
          const script = inside.document.createElement("script")
          Object.assign(script, { src, onload: loaded, onerror: failed })
          inside.document.body.append(script)
        })
      inside.importScripts = (...urls) => urls.reduce((before, each) => before.then(() => load(each)), Promise.resolve())
      inside.postMessage = (data) => {
        const message = new MessageEvent("message", { data })
        this.dispatchEvent(message)
        this.onmessage?.(message)
      }
      this.started = load(url)
    }

    postMessage(data) {
      const message = structuredClone(data)
      this.started.then(() => {
        const inside = this.frame.contentWindow
        inside.dispatchEvent(new inside.MessageEvent("message", { data: message }))
      })
    }

    terminate() {
      this.frame.remove()
    }
  }

  window.IFrameWorker = IFrameWorker
  if (location.protocol === "file:") window.Worker = IFrameWorker
})()
