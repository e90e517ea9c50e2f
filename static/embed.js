/* Puts a story into an article. Two lines in the article are enough:

    <div class="yitu-embed" data-story="https://news.example/jinshan/"></div>
    <script async src="https://news.example/embed.js"></script>

    Or <yitu-story src="https://news.example/jinshan/"></yitu-story>. Attributes of either, followed
    when they change: data-lang="hant", data-theme="light|dark", data-scale="1|1.25|1.5|2",
    data-section or data-block (one of them alone), data-title (the frame's name), data-heights=
    "320:9000 768:6000" (how high it will be at which width, so that nothing moves when it comes),
    data-debug (says on the console what stands in its way).

    An <iframe> that stands inside is taken as it is; anything else inside is what readers get where
    frames are refused. The element hears "yitu:ready" and "yitu:section". The script may be loaded
    twice, and beside other versions: each element belongs to the first that finds it. */
(function (window, document) {
  var PLACES = ".yitu-embed[data-story],yitu-story[src],yitu-story[data-story]";
  var ASKED = ["theme", "scale", "section", "block"];
  var FOLLOWED = ["src", "data-story", "data-lang", "data-theme", "data-scale", "data-section", "data-block"];
  /* What the frame shows, which copies of the element have too; whose the element is, which they have
     not; and what is hidden while the frame stands there. */
  var SHOWN = "data-yitu-owned", OWNER = "yituOwner", HIDDEN = "data-yitu-hidden";
  var SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
  /* Against what articles say of videos and maps. As wide as a long paragraph would be, also in a
     parent that is as wide as what it holds. */
  var SHAPE = "display:block;position:static;visibility:inherit;opacity:1;transition:none;width:100vw;min-width:280px;max-width:100%;max-height:none;padding:0;border:0";
  var MOST = 100000;
  /* How long a frame that has loaded may be silent before it counts as refused. */
  var PATIENCE = 8000;
  var held = [], added = new Set(), touched = new Set(), waiting, printing;

  function set(element, styles) {
    styles.split(";").forEach(function (style) {
      var at = style.indexOf(":");
      element.style.setProperty(style.slice(0, at), style.slice(at + 1), "important");
    });
  }
  function say(one, what) {
    if (one.element.hasAttribute("data-debug")) window.console.info("yitu: " + what, one.element);
  }
  function tell(one, name, detail) {
    one.element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: detail }));
  }

  /* The address of the flat page; nothing when it is not one of the web. People paste what they see:
     the site, a story, its Traditional or its flat page, a file beside it. */
  function address(element) {
    var link = document.createElement("a");
    link.href = (element.matches(PLACES) && (element.getAttribute("data-story") || element.getAttribute("src"))) || "about:";
    if (!/^https?:$/.test(link.protocol)) return "";
    var path = link.pathname.replace(/[^\/]*\.[^\/]*$/, "").replace(/\/*$/, "/");
    var parts = /^(.*?\/)(hant\/)?(embed\/)?$/.exec(path);
    var asked = ASKED.map(function (name) {
      var value = element.getAttribute("data-" + name);
      return value ? name + "=" + encodeURIComponent(value) : "";
    }).filter(Boolean).join("&");
    var hant = /hant|tw|hk|mo/i.test(element.getAttribute("data-lang") || parts[2]);
    return link.protocol + "//" + link.host + parts[1] + (hant ? "hant/" : "") + "embed/" + (asked && "?" + asked);
  }

  /* "280:9000 600:7000" by widths: a height to begin with, and how it goes on to the next. */
  function line(heights) {
    var last;
    return heights.split(/\s+/).map(function (pair) {
      return { width: parseFloat(pair), height: Math.min(MOST, pair.split(":")[1]) };
    }).filter(function (point) {
      return point.width > 0 && point.width < MOST && point.height > 0;
    }).sort(function (point, other) {
      return point.width - other.width;
    }).map(function (point) {
      var from = last || point, rise = point.height - from.height;
      last = point;
      return { width: from.width, height: from.height, least: Math.min(0, rise), most: Math.max(0, rise), slope: rise / (point.width - from.width || 1) };
    });
  }
  function along(parts, width) {
    return Math.round(parts.reduce(function (height, part) {
      return height + Math.min(part.most, Math.max(part.least, (width - part.width) * part.slope));
    }, parts[0].height));
  }
  function known(one) {
    return line(one.told || one.element.getAttribute("data-heights") || "");
  }

  /* Where nobody knows how high it will be: a whole story is many screens high, so what follows it is
     moved out of sight once, and not again when the true height comes. */
  function heightOf(one, width) {
    var parts = known(one);
    return one.height || (parts.length ? along(parts, width) : one.part() ? 600 : 3 * window.innerHeight);
  }
  function fit(one) {
    var frame = one.frame, width = frame.offsetWidth || 360, height = heightOf(one, width);
    set(frame, "height:" + height + "px;min-height:" + height + "px");
    if (printing) paper(one, width, height);
    /* A script of the portal's may undo it. */
    else if (one.element.hasAttribute("data-debug")) setTimeout(function () {
      var is = frame.offsetHeight, should = heightOf(one, width);
      if (is && is !== should && !printing && !one.refused) say(one, "the frame should be " + should + " px high, and is " + is + ": it scrolls");
    }, 300);
  }

  /* No script is told how wide paper is, so CSS finds the height by the width of the element, which
     then must not be as wide as what it holds. A little more than is known, or as much as the text is
     larger here; and plenty where nothing is known but the height on the screen. */
  function paper(one, width, height) {
    var element = one.element, parts = known(one);
    if (!parts.length) parts = line([width / 2, 2 * height, width, height, 2 * width, (one.part() ? 2 : 1.25) * height].join(" ").replace(/(\S+) (\S+)/g, "$1:$2"));
    var more = 1.02 * Math.max(1, height / along(parts, width));
    var css = "calc((" + parts.reduce(function (sum, part) {
      return sum + " + clamp(" + part.least + "px,(100cqw - " + part.width + "px)*" + part.slope.toFixed(4) + "," + part.most + "px)";
    }, parts[0].height + "px") + ")*" + more.toFixed(4) + ")";
    if (one.screen === undefined) one.screen = element.style.cssText;
    if (getComputedStyle(element).display === "inline") set(element, "display:block");
    set(element, "container-type:inline-size");
    if (element.offsetWidth < width) set(element, "width:100vw;max-width:100%;min-width:280px");
    set(one.frame, "height:" + css + ";min-height:" + css);
  }
  function screen(one) {
    if (one.screen !== undefined) one.element.style.cssText = one.screen;
    delete one.screen;
    fit(one);
  }

  /* Hides what stands beside the frame, or shows it again. */
  function instead(one, shown) {
    [].forEach.call(one.element.childNodes, function (child) {
      if (child.contains(one.frame)) return;
      if (child.nodeType === 3 && child.data.trim() && !shown) {
        var text = child;
        child = document.createElement("span");
        one.element.replaceChild(child, text);
        child.appendChild(text);
      }
      if (child.nodeType !== 1 || child.hasAttribute(HIDDEN) !== shown) return;
      if (shown) {
        child.style.setProperty("display", child.getAttribute(HIDDEN));
        child.removeAttribute(HIDDEN);
      } else {
        child.setAttribute(HIDDEN, child.style.display);
        set(child, "display:none");
      }
    });
  }

  function heldBy(element) {
    return held.filter(function (one) { return one.element === element; })[0];
  }
  function isHere(element) {
    return element.isConnected && element.ownerDocument === document;
  }
  /* More may be still to come into it. */
  function isOpen(element) {
    for (var node = element; node; node = node.parentNode || node.host) if (node.nextSibling) return false;
    return document.readyState === "loading";
  }

  /* Takes an element, or follows what has changed in it. "1" is what this script's first version says. */
  function hold(element) {
    var one = heldBy(element), source = address(element), shown = element.getAttribute(SHOWN);
    if (one && one.source !== source) return show(one, source);
    if (one) return one.refused || instead(one, !element.contains(one.frame));
    if (!source || shown === "1" || element[OWNER] === document || !isHere(element)) return;
    if (isOpen(element)) return find(element);
    var found = element.querySelector("iframe"), frame = found || document.createElement("iframe");
    element[OWNER] = document;
    one = {
      element: element, frame: frame, made: !found, source: source,
      part: function () { return /[?&](section|block)=/.test(one.source); },
      loaded: function () {
        hello(one);
        clearTimeout(one.timer);
        one.timer = setTimeout(despair, PATIENCE, one);
      }
    };
    held.push(one);
    frame.addEventListener("load", one.loaded);
    set(frame, SHAPE);
    if (!found) {
      frame.setAttribute("title", element.getAttribute("data-title") || "一图读懂");
      frame.setAttribute("sandbox", SANDBOX);
      frame.setAttribute("loading", "lazy");
      frame.src = source;
      element.appendChild(frame);
    }
    if (found && shown && shown !== source) return show(one, source);
    element.setAttribute(SHOWN, source);
    instead(one, false);
    fit(one);
    hello(one);
  }

  /* A frame that comes anew leaves no entry in the history, as one that is led elsewhere would. */
  function show(one, source) {
    var frame = one.frame, parent = frame.parentNode || one.element, next = frame.nextSibling;
    one.source = source;
    one.ready = one.refused = false;
    one.told = "";
    clearTimeout(one.timer);
    if (frame.parentNode) parent.removeChild(frame);
    if (!source) return letGo(one);
    one.element.setAttribute(SHOWN, source);
    frame.src = source;
    parent.insertBefore(frame, next);
    instead(one, false);
    fit(one);
  }
  function letGo(one) {
    held.splice(held.indexOf(one), 1);
    clearTimeout(one.timer);
    one.frame.removeEventListener("load", one.loaded);
    if (one.element[OWNER] === document) delete one.element[OWNER];
    if (!one.element.contains(one.frame)) instead(one, true);
  }
  /* Not a word: it was refused, and what stood there comes back; or nothing stood there, or it may run
     no script, and it stays and scrolls. */
  function despair(one) {
    var sandbox = one.frame.getAttribute("sandbox");
    if (one.ready) return;
    say(one, "the frame has not said a word");
    if (!known(one).length) one.height = one.height || 600;
    fit(one);
    if ((sandbox !== null && !/allow-scripts/i.test(sandbox)) || !one.element.querySelector("[" + HIDDEN + "]")) return;
    one.refused = true;
    instead(one, true);
    set(one.frame, "height:0;min-height:0");
  }

  /* Asks a frame to say again what it may have said before anybody listened, and also on a line of its
     own: there are articles whose scripts let no message of others pass. */
  function hello(one) {
    var inside = one.frame.contentWindow, wire = new MessageChannel();
    if (!inside) return;
    wire.port1.onmessage = function (event) {
      if (held.indexOf(one) >= 0 && one.frame.contentWindow === inside) hear(one, event.data);
    };
    inside.postMessage({ type: "yitu:hello", version: 1 }, "*", [wire.port2]);
  }
  function hear(one, data) {
    if (!data || typeof data !== "object") return;
    if (data.type === "yitu:height" && data.version === 1) {
      var height = data.height;
      if (typeof height !== "number" || height % 1 || height < 1 || height > MOST || height === one.height) return;
      one.height = height;
      if (!one.refused) fit(one);
    } else if (data.type === "yitu:ready" && !one.ready) {
      one.ready = true;
      one.refused = false;
      instead(one, false);
      fit(one);
      tell(one, "yitu:ready", {});
    } else if (data.type === "yitu:heights" && typeof data.heights === "string" && data.heights.length < 500) {
      one.told = data.heights;
    } else if (data.type === "yitu:section" && typeof data.section === "string" && data.section.length < 200) {
      tell(one, "yitu:section", { section: data.section });
    }
  }

  /* Frames that are no longer in their element. What empties it (a framework that did not make the
     frame) gets it back once; one that the portal has taken away is waited for, so that ours with its
     wider sandbox never stands in its place; one that it has put there instead is looked after. */
  function tidy() {
    held.slice().forEach(function (one) {
      var element = one.element, here = isHere(element);
      if (here && element.contains(one.frame)) return;
      if (!here || element.querySelector("iframe")) {
        letGo(one);
        return hold(element);
      }
      one.ready = false;
      if (!one.made || one.again) return instead(one, true);
      one.again = true;
      element.appendChild(one.frame);
    });
  }
  /* At most once a frame: what was added is looked through, and nothing else. */
  function flush() {
    var nodes = added, targets = touched;
    waiting = false;
    added = new Set();
    touched = new Set();
    tidy();
    targets.forEach(function (target) {
      if (target.nodeType === 1 && (heldBy(target) || target.matches(PLACES))) hold(target);
    });
    nodes.forEach(function (node) {
      if (!nodes.has(node.parentNode)) look(node);
    });
  }
  function find(node) {
    if (node && node.nodeType === 1) added.add(node);
    if (waiting) return;
    waiting = true;
    if (document.hidden) setTimeout(flush);
    else requestAnimationFrame(flush);
  }
  /* Each after the first in a task of its own: an article may hold many, and stays quick. */
  function look(node) {
    var all = node.querySelectorAll("*");
    if (node.matches && node.matches(PLACES)) hold(node);
    [].forEach.call(node.querySelectorAll(PLACES), function (element, at) {
      if (at) setTimeout(hold, 0, element);
      else hold(element);
    });
    if (node.shadowRoot) watch(node.shadowRoot);
    for (var at = 0; at < all.length; at++) if (all[at].shadowRoot) watch(all[at].shadowRoot);
  }
  function watch(root) {
    observer.observe(root, { childList: true, subtree: true, attributeFilter: FOLLOWED });
    look(root);
  }

  window.addEventListener("message", function (event) {
    held.forEach(function (one) {
      if (event.source && one.frame.contentWindow === event.source) hear(one, event.data);
    });
  });
  window.addEventListener("beforeprint", function () {
    printing = true;
    held.forEach(fit);
  });
  window.addEventListener("afterprint", function () {
    printing = false;
    held.forEach(screen);
  });
  var observer = new MutationObserver(function (records) {
    records.forEach(function (record) {
      touched.add(record.target);
      [].forEach.call(record.addedNodes, find);
    });
    find();
  });
  /* To have a shadow is no change that an observer hears of. */
  var attach = Element.prototype.attachShadow;
  if (attach) Element.prototype.attachShadow = function () {
    var root = attach.apply(this, arguments);
    find(this);
    return root;
  };
  watch(document);
  document.addEventListener("DOMContentLoaded", function () { look(document); });
})(window, document);
