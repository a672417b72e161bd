{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Part {{NUMBER}} de la clé de dépouillement</title>
<link rel="stylesheet" href="part.css">
</head>
<body>
<h1>Clé de dépouillement, part {{NUMBER}} sur 3</h1>
<dl>
<dt>Campagne</dt><dd>{{TITLE}}</dd>
<dt>Cette part est confiée à</dt><dd>{{HOLDER}}</dd>
<dt>Empreinte de la clé</dt><dd><code>{{FINGERPRINT}}</code></dd>
</dl>
<div class="part">
<ol>
{{#LINE}}<li><span>{{LINE_NUMBER}}</span><code>{{SIGNS}}</code></li>
{{/LINE}}
</ol>
<svg viewBox="0 0 {{SIDE}} {{SIDE}}" role="img" aria-label="QR code de la part"><path d="{{PATH}}"/></svg>
</div>
<p>Il n’y a ni I, ni L, ni O, ni U : un rond est un zéro, une barre est un un. Les deux derniers signes d’une ligne la contrôlent.</p>
<h2>Ce que c’est</h2>
<p>Les bulletins de l’enquête sont enfermés sous une clé que personne n’a en entier. Elle a été coupée en trois parts. <strong>Deux parts, n’importe lesquelles, ouvrent l’urne close. Une part seule n’ouvre rien et n’apprend rien.</strong></p>
<h2>Comment la garder</h2>
<ol class="rules">
<li>Dans une enveloppe fermée, sous clé, en un lieu où ne se trouve aucune des deux autres.</li>
<li>Ne la photographiez pas, ne la numérisez pas, ne l’envoyez pas par message. Jamais deux parts sur la même photo, dans le même tiroir ou dans le même sac.</li>
<li>Ne la donnez à personne, pas même à un autre porteur. Si vous quittez votre mandat, remettez-la en main propre à qui vous remplace, devant un témoin.</li>
</ol>
<h2>Le jour du dépouillement</h2>
<ol class="rules">
<li>L’urne est close, et le dossier de la campagne est sur l’ordinateur de l’expert, sans réseau.</li>
<li>Deux porteurs sont présents. Chacun vérifie l’empreinte ci-dessus, puis tape lui-même sa part : « vigie tally CAMPAGNE VAGUE ».</li>
<li>Chacun reprend sa feuille. Après la dernière vague, les trois feuilles sont détruites ensemble.</li>
</ol>
<h2>Si une part est perdue, ou vue par quelqu’un</h2>
<ol class="rules">
<li>Prévenez les deux autres porteurs le jour même. Les deux parts qui restent suffisent pour dépouiller.</li>
<li>Dépouillez la vague close, puis recommencez avec une nouvelle campagne et trois nouvelles parts.</li>
<li>Si deux parts sont perdues, les bulletins restent fermés pour toujours : personne, pas même les auteurs de Vigie, ne peut les ouvrir.</li>
</ol>
</body>
</html>
