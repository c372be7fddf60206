// A page with a story asks every half minute, and whenever somebody comes back to it, whether the story may stand there still.
// When she has said no, the page comes anew and says what to do. Without this file the next press finds that out.
const ASK = 30000;
const { still } = document.querySelector("[data-still]").dataset;

const ask = () => {
  if (document.hidden) return;
  const request = new XMLHttpRequest();
  request.open("GET", still);
  // No answer is no news: the line may be lost. What plays asks by itself, with each piece.
  request.addEventListener("loadend", () => { if (request.status && request.status !== 204) location.reload(); });
  request.send();
};

setInterval(ask, ASK);
document.addEventListener("visibilitychange", ask);
