{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Vigie">
<meta name="referrer" content="no-referrer">
<title>{{TITLE}} – {{SUBTITLE}}</title>
<style>
/* plenary.css */
</style>
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header class="masthead">
<p class="occasion">{{OCCASION}}</p>
<h1>{{TITLE}} <span class="wave">{{SUBTITLE}}</span></h1>
<dl class="facts">
{{#FACT}}<div><dt>{{WORDS}}</dt><dd>{{VALUE}}</dd></div>
{{/FACT}}</dl>
</header>
<nav class="contents" aria-label="Sommaire">
<ol>
{{#SECTION}}<li><a href="#{{ID}}">{{LABEL}}</a></li>
{{/SECTION}}</ol>
</nav>
<main id="contenu" tabindex="-1">
{{#SECTION}}<section id="{{ID}}" aria-labelledby="{{ID}}-titre">
<p class="label">{{LABEL}}</p>
<h2 id="{{ID}}-titre">{{FINDING}}</h2>
{{#BLOCK}}{{#PARAGRAPH}}<p>{{TEXT}}</p>
{{/PARAGRAPH}}{{#SUBHEADING}}<h3>{{TEXT}}</h3>
{{/SUBHEADING}}{{#BULLETS}}<ul>
{{#ITEM}}<li>{{TEXT}}</li>
{{/ITEM}}</ul>
{{/BULLETS}}{{#CHARTS}}{{>CHART}}{{/CHARTS}}{{#GRID}}<div class="grid">
{{>CHART}}</div>
{{/GRID}}{{#TABLE_BLOCK}}{{>TABLE}}{{/TABLE_BLOCK}}{{#DEFINITIONS}}<dl class="guide">
{{#ENTRY}}<dt>{{TERM}}</dt>
<dd>{{TEXT}}</dd>
{{/ENTRY}}</dl>
{{/DEFINITIONS}}{{#LEGAL}}<ul class="legal">
{{#ENTRY}}<li>
<p><strong>{{ARTICLE}}</strong> {{HEADING}}</p>
<p>{{NOTE}}</p>
<p class="version">{{VERSION}}</p>
</li>
{{/ENTRY}}</ul>
{{/LEGAL}}{{/BLOCK}}</section>
{{/SECTION}}</main>
<footer>
<p>{{FOOTER}}</p>
</footer>
</body>
</html>
