/*! yitu: puts a story into an article. Two lines in the article are enough:

    <div class="yitu-embed" data-story="https://news.example/jinshan/"></div>
    <script async src="https://news.example/embed.js"></script>

    Or <yitu-story src="https://news.example/jinshan/"></yitu-story>. Attributes of either:
    data-lang="hant", data-theme="light|dark", data-scale="1|1.25|1.5|2", data-section or data-block
    (one of them alone), data-title (the frame's name) and data-heights="320:9000 768:6000" (how
    high it will be at which width, so that nothing moves when it comes).

    An <iframe> that stands inside is taken as it is; anything else inside is what readers get where
    frames are refused. The element hears "yitu:ready" and "yitu:section". It may be loaded twice,
    and beside other versions: each element belongs to the first that finds it. */
(function (window, document) {
  var OWNED = "data-yitu-owned";
  var SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
  /* After a frame has loaded, how long it may be silent before the article shows what stood there. */
  var PATIENCE = 8000;
  var held = [];

  if (!document.querySelectorAll || !window.addEventListener || !window.postMessage) return;

  /* The address of the flat page; nothing when it is not one of the web. */
  function address(element) {
    var link = document.createElement("a");
    link.href = element.getAttribute("data-story") || element.getAttribute("src") || "";
    if (!/^https?:$/.test(link.protocol)) return "";
    var folder = link.href.replace(/[?#].*$/, "").replace(/\/?(index\.html)?$/, "/");
    var asked = ["theme", "scale", "section", "block"].map(function (name) {
      var value = element.getAttribute("data-" + name);
      return value ? name + "=" + encodeURIComponent(value) : "";
    }).filter(Boolean).join("&");
    var hant = /hant|tw|hk/i.test(element.getAttribute("data-lang") || "");
    return folder + (hant ? "hant/" : "") + "embed/" + (asked && "?" + asked);
  }

  /* How high the story will be at this width, between the two widths that were measured. */
  function expected(element) {
    var known = (element.getAttribute("data-heights") || "").split(/\s+/).map(function (pair) {
      var parts = pair.split(":");
      return { width: +parts[0], height: +parts[1] };
    }).filter(function (one) {
      return one.width > 0 && one.height > 0;
    }).sort(function (one, other) {
      return one.width - other.width;
    });
    /* Nobody has said: a part is about a screen high; a whole story is many, so what follows it is
       moved out of sight once, and not again when the true height comes. */
    var part = element.hasAttribute("data-block") || element.hasAttribute("data-section");
    if (!known.length) return part ? 600 : 3 * window.innerHeight;
    var width = element.clientWidth || 360;
    var below = known[0], above = known[known.length - 1];
    known.forEach(function (one) {
      if (one.width <= width) below = one;
    });
    for (var i = known.length; i--;) if (known[i].width >= width) above = known[i];
    if (above.width <= below.width) return below.height;
    var share = (width - below.width) / (above.width - below.width);
    return Math.round(below.height + Math.min(1, Math.max(0, share)) * (above.height - below.height));
  }

  function tell(element, name, detail) {
    element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: detail }));
  }

  /* Hides what stood there, or shows it again. */
  function instead(one, shown) {
    one.others.forEach(function (other) {
      other.hidden = !shown;
    });
  }

  function hold(element) {
    var source = address(element);
    if (!source || element.hasAttribute(OWNED) || !document.documentElement.contains(element)) return;
    element.setAttribute(OWNED, "1");
    var found = element.querySelector("iframe");
    var frame = found || document.createElement("iframe");
    var others = [].filter.call(element.children, function (child) {
      return child !== frame && !child.hidden;
    });
    var one = { element: element, frame: frame, others: others, ready: false };
    held.push(one);
    instead(one, false);
    if (element.tagName !== "DIV") element.style.display = "block";
    frame.style.display = "block";
    frame.style.width = "100%";
    frame.style.border = "0";
    frame.style.height = expected(element) + "px";
    frame.addEventListener("load", function () {
      if (one.ready) return;
      hello(one);
      setTimeout(function () {
        if (one.ready || held.indexOf(one) < 0) return;
        frame.style.height = "0";
        instead(one, true);
      }, PATIENCE);
    });
    if (found) return hello(one);
    frame.setAttribute("title", element.getAttribute("data-title") || "一图读懂");
    frame.setAttribute("sandbox", SANDBOX);
    frame.setAttribute("loading", "lazy");
    frame.src = source;
    element.appendChild(frame);
  }

  /* A frame that was there before this script has spoken already: it says it once more. */
  function hello(one) {
    if (one.frame.contentWindow) one.frame.contentWindow.postMessage({ type: "yitu:hello", version: 1 }, "*");
  }

  /* Elements that have left the article are forgotten; those that come back start anew. */
  function tidy() {
    held = held.filter(function (one) {
      if (document.documentElement.contains(one.element)) return true;
      one.element.removeAttribute(OWNED);
      if (one.frame.parentNode) one.frame.parentNode.removeChild(one.frame);
      instead(one, true);
      return false;
    });
  }
  function look() {
    tidy();
    /* Each after the first in a task of its own: an article may hold many, and stays quick. */
    [].forEach.call(document.querySelectorAll(".yitu-embed[data-story],yitu-story[src]"), function (element, at) {
      if (element.hasAttribute(OWNED)) return;
      if (at) setTimeout(hold, 0, element);
      else hold(element);
    });
  }

  window.addEventListener("message", function (event) {
    var data = event.data;
    var one = held.filter(function (one) {
      return one.frame.contentWindow && one.frame.contentWindow === event.source;
    })[0];
    if (!one || !data || typeof data !== "object") return;
    if (data.type === "yitu:height" && data.version === 1) {
      var height = data.height;
      if (typeof height === "number" && height % 1 === 0 && height >= 1 && height <= 100000) {
        one.frame.style.height = height + "px";
      }
    } else if (data.type === "yitu:ready" && !one.ready) {
      one.ready = true;
      instead(one, false);
      tell(one.element, "yitu:ready", {});
    } else if (data.type === "yitu:section" && typeof data.section === "string" && data.section.length < 200) {
      tell(one.element, "yitu:section", { section: data.section });
    }
  });

  look();
  if (window.MutationObserver) new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", look);
})(window, document);
