// Reloads the page when the server has something else to show: the page as it is now, or what is wrong.
// A hidden page does not listen: a browser opens but a few connections to one server.
const { version } = document.currentScript.dataset;
let events;

function listen() {
  if (document.visibilityState !== "visible") {
    events?.close();
    events = undefined;
  } else if (!events) {
    events = new EventSource(`/.explainer/events?seen=${version}`);
    events.onmessage = () => location.reload();
  }
}

document.addEventListener("visibilitychange", listen);
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
listen();
