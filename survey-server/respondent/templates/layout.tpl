{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>{{PAGE_TITLE}}</title>
<link rel="stylesheet" href="{{STYLESHEET}}" />
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header><p><strong>{{SURVEY_TITLE}}</strong> <span>Enquête anonyme, {{WAVE}}</span></p></header>
<main{{#OTHER_TAB}} class="wide"{{/OTHER_TAB}}{{#FOCUS}} id="contenu" tabindex="-1"{{/FOCUS}}>
{{>CONTENT}}
</main>
<footer>
<ul>
{{#SAME_TAB}}<li><a href="/anonymat">Votre anonymat</a></li>
<li><a href="/accessibilite">Accessibilité : audit non réalisé</a></li>{{/SAME_TAB}}
{{#OTHER_TAB}}<li><a href="/anonymat" target="_blank" rel="noopener">Votre anonymat (nouvel onglet)</a></li>
<li><a href="/accessibilite" target="_blank" rel="noopener">Accessibilité : audit non réalisé (nouvel onglet)</a></li>{{/OTHER_TAB}}
</ul>
<p>Sans cookie, sans script, sans compte. Fait avec Vigie, logiciel libre.</p>
</footer>
</body>
</html>
